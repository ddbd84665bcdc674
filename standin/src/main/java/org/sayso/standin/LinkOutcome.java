package org.sayso.standin;

import java.util.Optional;
import org.sayso.standin.linking.LinkResult;

/**
 * How an attempt to link ended, and for which skill.
 *
 * @param skill empty if the answer belongs to no link that was started here
 * @param personId whose own account it was about; empty for the household's
 */
public record LinkOutcome(Optional<SkillInfo> skill, Optional<String> personId, LinkResult result) {}
