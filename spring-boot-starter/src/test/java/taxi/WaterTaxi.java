package taxi;

import com.amazon.ask.Skill;
import com.amazon.ask.builder.CustomSkillBuilder;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A skill that books water taxis, for whoever linked an account. */
@SpringBootApplication(proxyBeanMethods = false)
public class WaterTaxi {

    public static void main(String[] arguments) {
        SpringApplication.run(WaterTaxi.class, arguments);
    }

    @Bean
    Skill skill(SaysoModule sayso) {
        return new CustomSkillBuilder()
                .registerSdkModule(sayso)
                .addRequestHandler(new EndOfSession())
                .build();
    }

    @Bean
    MaybeLinkedHandler welcome() {
        return new Welcome();
    }

    @Bean
    LinkedHandler bookTaxi() {
        return new BookTaxi();
    }
}
