package org.sayso.authorization.look;

import java.util.Optional;
import org.sayso.authorization.settings.PageSettings.Accent;

/**
 * What a service brought for its pages; empty where it leaves ours. Immutable.
 *
 * @param accent of buttons and links
 * @param logo in place of the service's name
 * @param logoDark in place of the logo on dark pages
 */
record Look(Optional<Accent> accent, Optional<Logo> logo, Optional<Logo> logoDark) {}
