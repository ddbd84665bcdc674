package org.sayso.app.launch;

import java.util.Map;
import java.util.Optional;
import org.sayso.standin.amazon.AmazonClient;

/** One of the playground's own skills. */
interface HomeSkill {

    /** What the authorization server has to know of it. */
    Map<String, String> accounts();

    /** What Login with Amazon has to know of it; empty for a skill whose people sign in elsewhere. */
    default Optional<AmazonClient> amazonClient() {
        return Optional.empty();
    }

    /** What the household and the page have to know of it. */
    PlaygroundSkill skill();
}
