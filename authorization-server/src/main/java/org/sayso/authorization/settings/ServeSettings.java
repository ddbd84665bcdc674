package org.sayso.authorization.settings;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands before the server. Immutable.
 *
 * @param production default false; true refuses what is good on a developer's machine only (see {@link Production}), and
 *     requests for another host than the issuer's. {@code sayso serve} sets it
 * @param proxies none by default; addresses ({@code 192.0.2.7}) and networks ({@code 10.1.0.0/16}) of the proxies whose
 *     {@code X-Forwarded-For} is believed. It tells the address of the client and nothing else
 */
@ConfigurationProperties("sayso.authorization")
public record ServeSettings(
        boolean production, @DefaultValue List<String> proxies) {

    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$|/)|(?=$|/))){4}(/(3[0-2]|[12]?\\d))?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(/(12[0-8]|1[01]\\d|[1-9]?\\d))?");

    /** Refuses what is neither address nor network; no name server has a say here. */
    public ServeSettings {
        proxies = List.copyOf(proxies);
        for (String proxy : proxies) {
            if (!IPV4.matcher(proxy).matches() && !IPV6.matcher(proxy).matches()) {
                throw new InvalidSettingException(
                        "sayso.authorization.proxies has what is neither an address nor a network: " + proxy,
                        "Write addresses such as 192.0.2.7 and networks such as 10.1.0.0/16.");
            }
            if (proxy.endsWith("/0")) {
                throw new InvalidSettingException(
                        "sayso.authorization.proxies has " + proxy + ", which is everybody",
                        "List the addresses of the proxies only: whoever is listed can pretend to be any client.");
            }
        }
    }
}
