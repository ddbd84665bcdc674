package org.sayso.authorization.device;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.store.Times;

/**
 * What a device asked for, as it is kept; {@code V40__device_requests.sql} explains the columns. Immutable.
 */
record DeviceRequest(
        String id,
        String client,
        Set<String> scopes,
        Instant expires,
        @Nullable String subject,
        @Nullable String signedIn,
        @Nullable Answer answer,
        boolean redeemed) {

    /** What the person said. */
    enum Answer {
        ALLOWED,
        DENIED
    }

    static final String COLUMNS = "id, client, scopes, expires, subject, signed_in, answer, redeemed";

    static DeviceRequest read(ResultSet row, int number) throws SQLException {
        String answer = row.getString("answer");
        return new DeviceRequest(
                row.getString("id"),
                row.getString("client"),
                new LinkedHashSet<>(Arrays.asList(row.getString("scopes").split(" ", -1))),
                Times.fromColumn(row, "expires"),
                row.getString("subject"),
                row.getString("signed_in"),
                answer == null ? null : Answer.valueOf(answer),
                Times.maybe(row, "redeemed").isPresent());
    }

    /** Whether somebody may still answer it. */
    boolean open(Instant now) {
        return answer == null && !redeemed && now.isBefore(expires);
    }
}
