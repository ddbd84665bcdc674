package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.CanonicalJson;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Message;
import org.sayso.delivery.OutboxDispatcher;
import org.sayso.delivery.PhoneInboxSender;
import org.sayso.token.UserKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a request to a code on the phone: engine, H2 in a file, dispatcher and HTTP together. */
class DeliveryFromDatabaseTests {

    @TempDir
    Path directory;

    private final BlockingQueue<Map<String, Object>> phone = new LinkedBlockingQueue<>();
    private volatile int status = 202;
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/phone/inbox", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            int answer = status;
            phone.add(CanonicalJson.readObject(body));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private OutboxDispatcher dispatcher(HikariDataSource dataSource) {
        URI inbox = URI.create("http://localhost:" + server.getAddress().getPort() + "/phone/inbox");
        return OutboxDispatcher.builder()
                .storage(Databases.storage(dataSource))
                .key(Desk.KEY)
                .sender(Channel.SMS, new PhoneInboxSender(inbox, "inbox-token-for-tests"))
                .build();
    }

    private Message next() throws InterruptedException {
        Map<String, Object> body = phone.poll(20, TimeUnit.SECONDS);
        if (body == null) {
            throw new AssertionError("no message arrived within 20 s");
        }
        return new Message(String.valueOf(body.get("id")), Desk.phone(), "", String.valueOf(body.get("text")));
    }

    @Test
    void requestedCode_arrivesAndConfirms() throws Exception {
        try (HikariDataSource dataSource = Databases.file(directory.resolve("db"), 4)) {
            SaysoSchema.migrate(dataSource);
            try (OutboxDispatcher dispatcher = dispatcher(dataSource)) {
                dispatcher.start();
                Orders orders = new Orders();
                Desk desk = new Desk(
                        Databases.storage(dataSource),
                        Clock.systemUTC(),
                        Desk.builder(Databases.storage(dataSource), Clock.systemUTC(), orders)
                                .afterCommit(dispatcher::wake));

                desk.request(Orders.order(Orders.ANN, "order-1", "14.50"));

                assertThat(desk.answer(Orders.ANN, Desk.code(next()))).isInstanceOf(Answer.Confirmed.class);
                assertThat(orders.effects).hasSize(1);
            }
        }
    }

    @Test
    void restartInTheMiddle_losesNoMessageAndKeepsNoText() throws Exception {
        status = 503;
        Set<String> promised = new HashSet<>();
        try (HikariDataSource dataSource = Databases.file(directory.resolve("db"), 4)) {
            SaysoSchema.migrate(dataSource);
            Desk desk = new Desk(Databases.storage(dataSource), Clock.systemUTC(), new Orders());
            try (OutboxDispatcher dispatcher = dispatcher(dataSource)) {
                dispatcher.start();
                for (String reference : List.of("order-1", "order-2", "order-3")) {
                    desk.request(Orders.order(new UserKey("https://id.example", reference), reference, "14.50"));
                    dispatcher.wake();
                }
                while (promised.size() < 3) {
                    promised.add(next().id());
                }
            }
        }
        status = 202;
        phone.clear();
        try (HikariDataSource dataSource = Databases.file(directory.resolve("db"), 4)) {
            SaysoSchema.migrate(dataSource);
            List<String> arrived = new ArrayList<>();
            try (OutboxDispatcher dispatcher = dispatcher(dataSource)) {
                dispatcher.start();
                while (arrived.size() < 3) {
                    arrived.add(next().id());
                }
            }
            assertThat(arrived).containsExactlyInAnyOrderElementsOf(promised);
            assertThat(JdbcClient.create(dataSource)
                            .sql("SELECT state || sealed FROM sayso_outbox")
                            .query(String.class)
                            .list())
                    .containsExactly("DELIVERED", "DELIVERED", "DELIVERED");
        }
    }
}
