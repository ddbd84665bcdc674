package org.sayso.standin.web;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sayso.standin.StandIn;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells browsers what changed: an event for each topic, a comment every 15 seconds to keep the line open. All is sent from
 * one thread, so that a browser that is slow or gone holds up nobody who speaks.
 */
@RestController
class EventController implements DisposableBean {

    private static final int HEARTBEAT_SECONDS = 15;

    private final Map<SseEmitter, Boolean> browsers = new ConcurrentHashMap<>();
    private final AutoCloseable subscription;
    private final ScheduledExecutorService sending = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "stand-in-events");
        thread.setDaemon(true);
        return thread;
    });

    EventController(StandIn alexa) {
        subscription = alexa.subscribe(topic ->
                sending.execute(() -> toAll(SseEmitter.event().name(topic).data(topic))));
        var unused = sending.scheduleAtFixedRate(
                () -> toAll(SseEmitter.event().comment("still here")),
                HEARTBEAT_SECONDS,
                HEARTBEAT_SECONDS,
                TimeUnit.SECONDS);
    }

    /**
     * Ends the streams before the web server stops: it would wait for them, and then call them timed out. Waits until they
     * are over, at most a second, since a server that stops meanwhile would cut them off.
     */
    @EventListener(ContextClosedEvent.class)
    void closing() throws InterruptedException {
        browsers.keySet().forEach(browser -> {
            try {
                browser.complete();
            } catch (IllegalStateException gone) {
                browsers.remove(browser);
            }
        });
        for (int i = 0; i < 50 && !browsers.isEmpty(); i++) {
            Thread.sleep(20);
        }
    }

    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events() {
        SseEmitter browser = new SseEmitter(0L);
        browser.onCompletion(() -> browsers.remove(browser));
        browser.onError(failure -> browsers.remove(browser));
        browsers.put(browser, true);
        sending.execute(() -> send(browser, SseEmitter.event().comment("connected")));
        return browser;
    }

    private void toAll(SseEmitter.SseEventBuilder event) {
        var data = event.build();
        browsers.keySet().forEach(browser -> {
            try {
                browser.send(data);
            } catch (IOException | IllegalStateException gone) {
                browsers.remove(browser);
            }
        });
    }

    private void send(SseEmitter browser, SseEmitter.SseEventBuilder event) {
        try {
            browser.send(event);
        } catch (IOException | IllegalStateException gone) {
            browsers.remove(browser);
        }
    }

    @Override
    public void destroy() throws Exception {
        subscription.close();
        sending.shutdownNow();
    }
}
