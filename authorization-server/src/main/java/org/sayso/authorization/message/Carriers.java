package org.sayso.authorization.message;

import java.io.IOException;
import java.util.List;
import org.sayso.authorization.account.Contact;

/** Several carriers, of which the first that carries a channel gets its messages. Immutable. */
final class Carriers implements AccountMessages {

    private final List<AccountMessages> all;

    Carriers(List<AccountMessages> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public boolean carries(Contact.Channel channel) {
        return all.stream().anyMatch(each -> each.carries(channel));
    }

    @Override
    public void send(AccountMessage message) throws IOException {
        AccountMessages carrier = all.stream()
                .filter(each -> each.carries(message.channel()))
                .findFirst()
                .orElseThrow(() -> new IOException("nobody carries messages of this channel"));
        carrier.send(message);
    }
}
