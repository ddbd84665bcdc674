package org.sayso.authorization.throttle;

import java.time.Clock;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the throttle. */
@Configuration(proxyBeanMethods = false)
class ThrottleConfiguration {

    @Bean
    Throttle throttle(ServerDatabase database, ServerSecrets secrets, Clock clock) {
        return new Throttle(database, secrets, clock);
    }
}
