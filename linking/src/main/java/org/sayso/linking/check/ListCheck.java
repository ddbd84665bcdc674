package org.sayso.linking.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Provider;

/** Whether Amazon and the provider take the scopes and the domains. */
final class ListCheck {

    /** Amazon's limit for either list (Amazon: SMAPI account linking schemas). */
    private static final int MOST = 15;

    private ListCheck() {}

    static void check(LinkingFile file, Findings findings) {
        scopes(file, findings);
        domains(file, findings);
    }

    private static void scopes(LinkingFile file, Findings findings) {
        List<String> scopes = file.scopes();
        if (scopes.size() > MOST) {
            findings.add(FindingKind.SCOPES_TOO_MANY, "there are " + scopes.size(), "Ask for the 15 that are needed.");
        }
        for (String scope : scopes) {
            // RFC 6749 section 3.3
            if (!scope.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+")) {
                findings.add(
                        FindingKind.SCOPE_MALFORMED,
                        "scopes has the entry \"" + scope + "\"",
                        "Write one scope for each entry: [openid, profile].");
            }
        }
        doubled(scopes)
                .forEach(scope ->
                        findings.add(FindingKind.SCOPE_TWICE, "scopes has " + scope + " twice", "Remove one of them."));
        if (scopes.isEmpty()) {
            findings.add(FindingKind.SCOPES_MISSING, "scopes is empty", "Name at least one scope.");
        }
        wanted(file, findings);
    }

    private static void wanted(LinkingFile file, Findings findings) {
        List<String> scopes = file.scopes();
        Provider provider = file.provider();
        if (provider.speaksOpenIdConnect() && !scopes.contains("openid") && !scopes.isEmpty()) {
            findings.add(FindingKind.OPENID_MISSING, "scopes is " + scopes, "Add openid to scopes.");
        }
        if (file.type() == GrantType.AUTH_CODE && provider.needsOfflineAccess() && !scopes.contains("offline_access")) {
            findings.add(
                    FindingKind.OFFLINE_ACCESS_MISSING,
                    "scopes is " + scopes + " and the provider is " + provider.word(),
                    "Add offline_access to scopes"
                            + (provider == Provider.AUTH0 ? ", and allow offline access for the API at Auth0." : "."));
        }
        if (provider == Provider.AMAZON && (scopes.contains("openid") || scopes.contains("offline_access"))) {
            findings.add(
                    FindingKind.AMAZON_SCOPE,
                    "scopes is " + scopes,
                    "Ask for scopes of Login with Amazon: profile, profile:user_id or postal_code.");
        }
    }

    private static void domains(LinkingFile file, Findings findings) {
        List<String> domains = file.domains();
        if (domains.size() > MOST) {
            findings.add(
                    FindingKind.DOMAINS_TOO_MANY, "there are " + domains.size(), "Name the 15 that the page needs.");
        }
        for (String domain : domains) {
            if (domain.length() > 253
                    || !domain.matches("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{1,62}")) {
                findings.add(
                        FindingKind.DOMAIN_MALFORMED,
                        "domains has the entry " + domain,
                        "Write the host name alone, such as cdn.example.com.");
            }
        }
        doubled(domains.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList())
                .forEach(domain -> findings.add(
                        FindingKind.DOMAIN_TWICE, "domains has " + domain + " twice", "Remove one of them."));
        WebAddress page = WebAddress.of(file.authorizationUrl());
        if (page != null
                && !page.local()
                && !domains.isEmpty()
                && domains.stream().noneMatch(domain -> covers(domain, page.host()))) {
            findings.add(
                    FindingKind.LOGIN_DOMAIN_MISSING,
                    "domains has no entry for " + page.host(),
                    "Add " + page.host() + " to domains.");
        }
    }

    private static boolean covers(String domain, String host) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return host.equals(lower) || host.endsWith("." + lower);
    }

    private static Set<String> doubled(List<String> texts) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (String text : texts) {
            if (!once.add(text)) {
                twice.add(text);
            }
        }
        return twice;
    }
}
