package org.sayso.app.launch;

import java.util.Map;

/** One of the playground's own skills. */
interface HomeSkill {

    /** What the authorization server has to know of it. */
    Map<String, String> accounts();

    /** What the household and the page have to know of it. */
    PlaygroundSkill skill();
}
