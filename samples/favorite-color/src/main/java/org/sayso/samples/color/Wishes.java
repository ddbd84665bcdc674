package org.sayso.samples.color;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.sayso.token.UserKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The newest color that each owner agreed to, and whether the profile has it yet. Thread-safe. */
@Repository
class Wishes {

    /**
     * A color that an account's owner agreed to.
     *
     * @param number its transaction's reference
     * @param open whether the profile may not have it yet
     */
    record Wish(String number, String color, boolean open) {}

    private final JdbcClient jdbc;

    Wishes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A number that no other wish has. */
    String nextNumber() {
        return Objects.toString(jdbc.sql("SELECT NEXT VALUE FOR color_wish_number")
                .query(Long.class)
                .single());
    }

    /** Takes the place of the owner's wish before. */
    @Transactional
    void agreed(UserKey owner, String number, String color) {
        int replaced = jdbc.sql("UPDATE color_wish SET number = :number, color = :color, open = TRUE"
                        + " WHERE issuer = :issuer AND subject = :subject")
                .param("number", number)
                .param("color", color)
                .param("issuer", owner.issuer())
                .param("subject", owner.key())
                .update();
        if (replaced == 0) {
            jdbc.sql("INSERT INTO color_wish (issuer, subject, number, color, open)"
                            + " VALUES (:issuer, :subject, :number, :color, TRUE)")
                    .param("issuer", owner.issuer())
                    .param("subject", owner.key())
                    .param("number", number)
                    .param("color", color)
                    .update();
        }
    }

    /** The owner's newest wish, whether or not the profile has it. */
    Optional<Wish> newest(UserKey owner) {
        return jdbc.sql("SELECT number, color, open FROM color_wish WHERE issuer = :issuer AND subject = :subject")
                .param("issuer", owner.issuer())
                .param("subject", owner.key())
                .query(Wishes::read)
                .optional();
    }

    /** The color that the profile is about to have; empty where it has what its owner agreed to. */
    Optional<String> onTheWay(UserKey owner) {
        return newest(owner).filter(Wish::open).map(Wish::color);
    }

    /** The profile has this wish; one that took its place stays open. */
    void done(UserKey owner, Wish wish) {
        jdbc.sql("UPDATE color_wish SET open = FALSE"
                        + " WHERE issuer = :issuer AND subject = :subject AND number = :number")
                .param("issuer", owner.issuer())
                .param("subject", owner.key())
                .param("number", wish.number())
                .update();
    }

    private static Wish read(ResultSet row, int number) throws SQLException {
        return new Wish(row.getString("number"), row.getString("color"), row.getBoolean("open"));
    }
}
