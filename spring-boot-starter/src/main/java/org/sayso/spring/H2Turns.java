package org.sayso.spring;

import javax.sql.DataSource;
import org.sayso.jdbc.Durability;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.dao.DataAccessException;

/** Has all of the application use an H2 file in turns: its own tables share the file with Sayso's. */
final class H2Turns implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource dataSource)) {
            return bean;
        }
        try {
            return Durability.inTurns(dataSource);
        } catch (DataAccessException e) {
            // Whoever needs the database says what is wrong with it.
            return bean;
        }
    }
}
