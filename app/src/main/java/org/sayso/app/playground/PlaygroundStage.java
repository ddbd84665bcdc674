package org.sayso.app.playground;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.app.clock.MovableClock;
import org.sayso.app.playground.PlaygroundProperties.SignIn;
import org.sayso.standin.StandIn;
import org.sayso.standin.amazon.LoginWithAmazon;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.recording.Stage;
import org.springframework.stereotype.Component;

/** The playground as a stage for scenes: its clock moves, and its demo users sign in wherever a skill's accounts are. */
@Component
final class PlaygroundStage implements Stage {

    private final StandIn alexa;
    private final MovableClock clock;
    private final PlaygroundProperties properties;

    PlaygroundStage(StandIn alexa, MovableClock clock, PlaygroundProperties properties) {
        this.alexa = alexa;
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    public StandIn alexa() {
        return alexa;
    }

    @Override
    public void forward(Duration time) {
        clock.forward(time);
    }

    /** Links an own account of whoever can have one with this skill, and the household's otherwise. */
    @Override
    public LinkResult link(String skillId, String personId) {
        String own = alexa.peopleWhoLink(skillId).stream()
                        .anyMatch(person -> person.id().equals(personId))
                ? personId
                : null;
        URI address = alexa.startLinking(skillId, own, null);
        if (LoginWithAmazon.AUTHORIZE_PATH.equals(address.getPath())) {
            return alexa.voiceLinker(skillId).link(personId);
        }
        Optional<SignIn> user = properties.signIns().stream()
                .filter(each -> each.userName().equals(personId))
                .findFirst();
        return user.isEmpty()
                ? new LinkResult.Failed("there is no demo user " + personId)
                : signedIn(skillId, own, address, user.get());
    }

    private LinkResult signedIn(String skillId, @Nullable String own, URI address, SignIn user) {
        Optional<String> problem = new DemoSignIn().allow(address, user.userName(), user.password());
        if (problem.isPresent()) {
            return new LinkResult.Failed(problem.get());
        }
        return alexa.link(skillId, own).linked()
                ? new LinkResult.Linked()
                : new LinkResult.Failed("the demo user signed in, and no token came of it");
    }
}
