package org.sayso.authorization.store;

import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Measures the connections to the database, where Micrometer is on the class path and has a registry.
 *
 * <p>Meters {@code hikaricp.connections.*} (pool, which is always {@code accounts}).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
class PoolMetersConfiguration {

    @Bean
    SmartInitializingSingleton saysoPoolMeters(ServerDatabase database, ObjectProvider<MeterRegistry> registry) {
        return () -> registry.ifUnique(to -> database.measure(new MicrometerMetricsTrackerFactory(to)));
    }
}
