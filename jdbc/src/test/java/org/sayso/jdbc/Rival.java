package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Clock;

/** The other process of {@link TwoProcessTests}: answers what it reads from its standard input until that ends. */
final class Rival {

    private Rival() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[1]);
        try (HikariDataSource dataSource = Databases.open(arguments[0], threads);
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            Desk desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), new TableOfEffects(dataSource));
            System.out.println("ready");
            String line;
            while ((line = input.readLine()) != null) {
                String[] words = line.split(" ", 2);
                Burst burst = Burst.at(Long.parseLong(words[0]), desk, words[1], threads);
                System.out.println(burst.first() + " " + burst.already() + " " + String.join("; ", burst.others()));
            }
        }
    }
}
