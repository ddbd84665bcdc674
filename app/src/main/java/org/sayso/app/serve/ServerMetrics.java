package org.sayso.app.serve;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.sayso.authorization.health.Metrics;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The meters of the server and of its Java machine, in the text format of Prometheus, version 0.0.4. Thread-safe. */
final class ServerMetrics implements Metrics, AutoCloseable {

    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    private ServerMetrics(PrometheusMeterRegistry registry) {
        this.registry = registry;
        List.<MeterBinder>of(
                        collections,
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    /** Gives a server that is about to start a registry, and the metrics to tell what is in it. */
    static void register(ConfigurableApplicationContext context) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        GenericApplicationContext server = (GenericApplicationContext) context;
        server.registerBean(PrometheusMeterRegistry.class, () -> registry);
        server.registerBean(ServerMetrics.class, () -> new ServerMetrics(registry));
    }

    @Override
    public String mediaType() {
        return "text/plain; version=0.0.4; charset=utf-8";
    }

    @Override
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
    }
}
