package org.sayso.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Requested;
import org.sayso.token.UserKey;

/** The process that {@link KillTests} kills: asks and answers as fast as it can, and says what was acknowledged. */
final class Victim {

    private static final int THREADS = 4;

    private Victim() {}

    public static void main(String[] arguments) {
        HikariDataSource dataSource = Databases.file(Path.of(arguments[0]), THREADS + 1);
        SaysoSchema.migrate(dataSource);
        TableOfEffects effects = new TableOfEffects(dataSource);
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> work(dataSource, effects)).start();
        }
    }

    private static void work(HikariDataSource dataSource, TableOfEffects effects) {
        Desk desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), effects);
        for (int i = 0; ; i++) {
            // Another one each time: wrong codes count for the account as well.
            UserKey user = new UserKey("https://id.example", UUID.randomUUID().toString());
            Requested.Sent sent =
                    desk.request(Orders.order(user, UUID.randomUUID().toString(), "1.00"));
            say("opened", sent);
            String code = Desk.code(desk.message(sent.challengeId()));
            if (i % 3 == 1) {
                desk.answer(user, Desk.wrong(code));
                say("tried", sent);
            }
            if (i % 3 != 2) {
                if (!(desk.answer(user, code) instanceof Answer.Confirmed)) {
                    throw new AssertionError("the right code was refused");
                }
                say("confirmed", sent);
            }
        }
    }

    private static void say(String what, Requested.Sent sent) {
        synchronized (System.out) {
            System.out.println(what + " " + sent.challengeId());
            System.out.flush();
        }
    }
}
