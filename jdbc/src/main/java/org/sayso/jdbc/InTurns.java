package org.sayso.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Gives connections to one thread at a time. Who waits holds none of the pool's. Thread-safe. */
final class InTurns extends DelegatingDataSource {

    /** What connections of such a data source can be unwrapped to. */
    interface Turn {}

    private final Turns turns;

    InTurns(DataSource target, Turns turns) {
        super(target);
        this.turns = turns;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return inTurn(super::getConnection);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return inTurn(() -> super.getConnection(username, password));
    }

    private interface Opening {
        Connection open() throws SQLException;
    }

    private Connection inTurn(Opening opening) throws SQLException {
        turns.take();
        boolean open = false;
        try {
            Connection connection = (Connection) Proxy.newProxyInstance(
                    InTurns.class.getClassLoader(),
                    new Class<?>[] {Connection.class, Turn.class},
                    new UntilClosed(opening.open(), turns));
            open = true;
            return connection;
        } finally {
            if (!open) {
                turns.give();
            }
        }
    }

    /** Gives the turn to the next only when the connection is closed, and with it what it had begun has ended. */
    private static final class UntilClosed implements InvocationHandler {

        private final Connection connection;
        private final Turns turns;
        private final AtomicBoolean given = new AtomicBoolean();

        UntilClosed(Connection connection, Turns turns) {
            this.connection = connection;
            this.turns = turns;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "isWrapperFor" -> isFor(proxy, arguments) || Boolean.TRUE.equals(call(method, arguments));
                case "unwrap" -> isFor(proxy, arguments) ? proxy : call(method, arguments);
                case "close", "abort" -> {
                    try {
                        yield call(method, arguments);
                    } finally {
                        if (!given.getAndSet(true)) {
                            turns.give();
                        }
                    }
                }
                default -> call(method, arguments);
            };
        }

        private static boolean isFor(Object proxy, Object @Nullable [] arguments) {
            return arguments != null && arguments[0] instanceof Class<?> type && type.isInstance(proxy);
        }

        private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }
}
