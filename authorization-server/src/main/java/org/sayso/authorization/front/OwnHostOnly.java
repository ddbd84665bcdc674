package org.sayso.authorization.front;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** Where it matters by which name this server is asked. */
final class OwnHostOnly extends AnyNestedCondition {

    OwnHostOnly() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    /** A proxy that does not pass on what it was asked for would be found out late. */
    @ConditionalOnBooleanProperty("sayso.authorization.production")
    static final class Production {}

    /**
     * A web page elsewhere could give its own name this machine's address (DNS rebinding) and sign in with the passwords everybody
     * knows.
     */
    @ConditionalOnBooleanProperty("sayso.authorization.demo-users")
    static final class DemoUsers {}
}
