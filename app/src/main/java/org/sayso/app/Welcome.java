package org.sayso.app;

import org.sayso.app.launch.Playground;

/** What a newcomer reads once the playground is up. */
final class Welcome {

    private Welcome() {}

    static String text(Playground playground) {
        return """

                The playground is ready: %s

                  1. Say:  open pizza on demand
                  2. Press "Link account" in the Alexa app and sign in.
                  3. Say:  ask pizza on demand to get me a large pizza with pepperoni
                  4. Read the code on the phone and say:  authorize order <the code>

                Three smaller skills, each with a link of its own:
                  ask favorite color what's my favorite color   (choose it at %s/profile)
                  ask what to wear what I should wear at 60 degrees
                  open ride hailer   (links by voice once Alexa knows Ann's voice: see Household on the page)

                Demo users (demo values, for this machine only):
                  ann / demo-only-ann   customer, codes by SMS
                  ben / demo-only-ben   customer, codes by e-mail
                  sam / demo-only-sam   staff

                Watch an order turn from pending to confirmed:
                  customer  %s
                  staff     %s

                Ctrl+C stops everything. Orders are kept in %s;
                account links are not: after a restart, link the account again.
                """.formatted(
                        playground.pageUrl(),
                        playground.accountsUrl(),
                        playground.shopUrl() + "/pod/app",
                        playground.shopUrl() + "/pod/shop",
                        playground.settings().data().toAbsolutePath().normalize());
    }
}
