package org.sayso.authorization;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sayso.authorization.account.DemoAccounts;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** Our server in a process of its own. */
final class LastingServer {

    private LastingServer() {}

    /** Arguments: settings as {@code name=value}. */
    public static void main(String[] arguments) {
        FakedServer.endWithParent();
        Map<String, String> settings = new LinkedHashMap<>(Assistant.settings());
        settings.putAll(ResourceServers.settings("pizza", RunningServer.AUDIENCE));
        for (String argument : arguments) {
            String[] setting = argument.split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        RunningServer server = RunningServer.start(settings, new DemoAccounts(), Clock.systemUTC(), context -> {
            context.registerBean("lostAnswers", FilterRegistrationBean.class, LostAnswers::registration);
            context.registerBean("dailyUpkeep", FilterRegistrationBean.class, () -> DailyUpkeep.registration(context));
        });
        System.out.println(FakedServer.PORT + server.base().getPort());
    }
}
