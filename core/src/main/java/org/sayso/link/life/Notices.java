package org.sayso.link.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sayso.link.LossCause;

/** What is to be told once a unit of work is committed. */
final class Notices {

    private record Notice(LinkStep step, Optional<LossCause> cause) {}

    private final List<Notice> all = new ArrayList<>();

    void step(LinkStep step) {
        all.add(new Notice(step, Optional.empty()));
    }

    void lost(LossCause cause) {
        all.add(new Notice(LinkStep.LOST, Optional.of(cause)));
    }

    void tell(LinkListener listener) {
        all.forEach(notice -> listener.happened(notice.step(), notice.cause()));
    }
}
