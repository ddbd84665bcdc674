package org.sayso.link.life;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.sayso.link.VoiceUser;

/**
 * That a voice platform told of something that happened to a link.
 *
 * @param user whom it happened to
 * @param requestId the platform's id of the request that told of it: the same one tells nothing new
 * @param publishedAt when the platform published it, which orders events that arrive in any order; kept to the millisecond
 */
public record VoiceEvent(VoiceUser user, String requestId, Instant publishedAt) {

    public VoiceEvent {
        publishedAt = publishedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
