package org.sayso.app.tour;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sayso.app.clock.MovableClock;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Sample;

/**
 * The whole journey over real HTTP, from skills without an account to a confirmed order, a color chosen and changed, and
 * advice on clothes, without a browser.
 *
 * <p>Each step passes only where what it promises was seen from outside. The first step that fails ends the tour.
 */
public final class Tour {

    private final PlaygroundSettings settings;
    private final TourListener listener;
    private final MovableClock clock;

    public Tour(PlaygroundSettings settings, TourListener listener) {
        this.clock = new MovableClock(settings.skillClock());
        this.settings = settings.withSkillClock(clock);
        this.listener = listener;
    }

    /** A step's work; what it returns is the detail shown beside its name. */
    @FunctionalInterface
    private interface Work {
        String run() throws StepFailed, IOException, InterruptedException;
    }

    private record Named(String name, Work work) {}

    /**
     * Walks through all steps.
     *
     * @return whether every one of them truly happened
     */
    public boolean run() throws InterruptedException {
        long begin = System.nanoTime();
        try (Playground playground = Playground.start(settings, line -> {})) {
            listener.after(new Step(
                    "started",
                    true,
                    Duration.ofNanos(System.nanoTime() - begin),
                    "page " + port(playground.pageUrl()) + ", accounts " + port(playground.accountsUrl()) + ", shop "
                            + port(playground.shopUrl())));
            return walk(playground);
        }
    }

    private boolean walk(Playground playground) throws InterruptedException {
        AlexaApp alexaApp = new AlexaApp(playground.pageUrl());
        StandInClient alexa = new StandInClient(playground.pageUrl());
        Conversation conversation = new Conversation(alexa, listener);
        try (Journey journey = new Journey(playground, conversation, alexaApp, listener)) {
            List<Named> steps = new ArrayList<>(List.of(
                    new Named("account-asked-for", journey::askedForAccount),
                    new Named("account-linked", journey::linkAccount),
                    new Named("web-site-signed-in", journey::signInToWebSite),
                    new Named("order-read-back", journey::order),
                    new Named("order-pending", journey::shownPending),
                    new Named("code-received", journey::receiveCode),
                    new Named("order-confirmed", journey::confirm),
                    new Named("order-shown-confirmed", journey::shownConfirmed),
                    new Named("code-worthless-afterwards", journey::sayCodeAgain)));
            CarefulJourney careful = new CarefulJourney(
                    conversation, new Inbox(new StandInClient(playground.pageUrl()), listener), clock, listener);
            steps.addAll(List.of(
                    new Named("code-sent-again", careful::sentAgain),
                    new Named("code-sent-by-mail", careful::sentByMail),
                    new Named("wrong-codes-locked", careful::locked),
                    new Named("owner-told-of-wrong-codes", careful::ownerTold),
                    new Named("dear-order-sent-to-the-phone", careful::askedOnThePhone),
                    new Named("approval-takes-a-passkey", careful::passkeyAskedFor),
                    new Named("approval-denied", careful::denied)));
            if (settings.samples().contains(Sample.FAVORITE_COLOR)) {
                ColorJourney color =
                        new ColorJourney(conversation, alexaApp, new AnnsPhone(alexa), playground.accountsUrl());
                steps.add(new Named("color-account-linked", color::link));
                steps.add(new Named("color-not-chosen", color::nothingChosen));
                steps.add(new Named("color-chosen-and-heard", color::chosen));
                steps.add(new Named("color-change-asked", color::changeAsked));
                steps.add(new Named("color-changed-by-voice", color::changed));
            }
            if (settings.samples().contains(Sample.WHAT_TO_WEAR)) {
                WearJourney wear = new WearJourney(conversation, alexaApp);
                steps.add(new Named("wear-account-linked", wear::link));
                steps.add(new Named("wear-greeted-by-name", wear::greeted));
                steps.add(new Named("wear-advised", wear::advised));
            }
            for (Named step : steps) {
                if (!passes(step, playground)) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean passes(Named step, Playground playground) throws InterruptedException {
        long begin = System.nanoTime();
        String detail;
        boolean ok = false;
        try {
            listener.before(step.name(), playground);
            begin = System.nanoTime();
            detail = step.work().run();
            ok = true;
        } catch (StepFailed failed) {
            detail = String.valueOf(failed.getMessage());
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception fault) {
            detail = fault.toString();
        }
        listener.after(new Step(step.name(), ok, Duration.ofNanos(System.nanoTime() - begin), detail));
        return ok;
    }

    private static String port(URI address) {
        return ":" + address.getPort();
    }
}
