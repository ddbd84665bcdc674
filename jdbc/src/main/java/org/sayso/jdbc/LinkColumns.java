package org.sayso.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.sayso.link.Grant;
import org.sayso.link.Link;
import org.sayso.link.LossCause;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The columns of a link as the parameters of a statement. */
final class LinkColumns extends MapSqlParameterSource {

    LinkColumns(Link link) {
        addValue("name", link.name());
        addValue("userName", link.userName());
        addValue("skill", link.skill());
        addValue("state", link.state().name());
        addValue("cause", link.cause().map(LossCause::name).orElse(null), Types.VARCHAR);
        addValue("account", link.grant().map(Grant::account).map(Slot::of).orElse(null), Types.VARCHAR);
        addValue("issuer", JdbcLinks.issuer(link.grant()), Types.VARCHAR);
        addValue("userKey", JdbcLinks.userKey(link.grant()), Types.VARCHAR);
        addValue("grantId", JdbcLinks.grantId(link.grant()), Types.VARCHAR);
        add("since", link.since());
        add("lastUsed", link.lastUsed());
        add("startedAt", link.startedAt());
        addValue("changedAt", Times.toColumn(link.changedAt()));
        addValue("enabled", Times.toColumn(link.marks().enabled()));
        addValue("disabled", Times.toColumn(link.marks().disabled()));
        addValue("linked", Times.toColumn(link.marks().linked()));
        addValue("permitted", Times.toColumn(link.marks().permissions()));
        addValue("permissions", String.join(" ", link.permissions()));
    }

    private void add(String name, Optional<Instant> time) {
        addValue(name, time.map(Times::toColumn).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
