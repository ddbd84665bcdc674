package org.sayso.linking.check;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;

/** Where Amazon's settings and the file differ. */
final class DriftCheck {

    private static final List<String> COMPARED = List.of(
            "type",
            "authorizationUrl",
            "accessTokenUrl",
            "accessTokenScheme",
            "clientId",
            "clientSecret",
            "scopes",
            "domains",
            "defaultTokenExpirationInSeconds",
            "skipOnEnablement",
            "voiceForwardAccountLinking");

    private final AmazonSettings amazon;
    private final Findings findings;

    private DriftCheck(AmazonSettings amazon, Findings findings) {
        this.amazon = amazon;
        this.findings = findings;
    }

    static void check(LinkingFile file, AmazonSettings amazon, Findings findings) {
        DriftCheck drift = new DriftCheck(amazon, findings);
        drift.values(file);
        drift.onlyThere();
        drift.redirects(file.vendorId());
    }

    private void values(LinkingFile file) {
        one("type", file.type().name(), "");
        one("authorizationUrl", file.authorizationUrl(), "");
        one("clientId", file.clientId(), "");
        set("scopes", file.scopes());
        set("domains", file.domains());
        if (file.type() == GrantType.AUTH_CODE) {
            one("accessTokenUrl", file.accessTokenUrl(), "");
            one("accessTokenScheme", file.accessTokenScheme().name(), "");
            Integer life = file.defaultTokenExpirationInSeconds();
            one("defaultTokenExpirationInSeconds", life == null ? null : life.toString(), "");
        }
        one("skipOnEnablement", Boolean.toString(file.skipOnEnablement()), "false");
        one("voiceForwardAccountLinking", file.voiceForward().enabled() ? "ENABLED" : "DISABLED", "DISABLED");
    }

    /** @param unsaid what it means if Amazon's settings do not have the member */
    private void one(String name, @Nullable String here, String unsaid) {
        String there = amazon.has(name) ? amazon.text(name) : unsaid;
        if (!there.equals(here == null ? "" : here)) {
            differs(name, there.isEmpty() ? "nothing" : there, here == null ? "nothing" : here);
        }
    }

    private void set(String name, List<String> here) {
        List<String> there = amazon.texts(name);
        if (!new TreeSet<>(there).equals(new TreeSet<>(here))) {
            differs(name, there.toString(), here.toString());
        }
    }

    private void differs(String name, String there, String here) {
        findings.add(
                FindingKind.DRIFT,
                WebAddress.withoutUserInfo(name + ": Amazon has " + there + ", the file has " + here),
                "Send the file's settings to Amazon (print --for amazon), or write Amazon's value into the file.");
    }

    private void onlyThere() {
        for (String name : amazon.names()) {
            if (!COMPARED.contains(name) && amazon.has(name)) {
                findings.add(
                        FindingKind.AMAZON_ONLY,
                        "Amazon has " + (name.matches("\\w{1,60}") ? name : "a member of another name"),
                        "Add it by hand to what print --for amazon gives, before you send that.");
            }
        }
        String secret = amazon.text("clientSecret");
        if (!secret.isEmpty() && !secret.matches("\\$\\{.*}")) {
            findings.add(
                    FindingKind.AMAZON_SECRET,
                    "the JSON has a clientSecret",
                    "Delete the JSON and have a new secret issued; compare with what get-account-linking-info prints.");
        }
    }

    private void redirects(String vendorId) {
        for (String redirect : amazon.texts("redirectUrls")) {
            if (!redirect.matches("https?://[^/]*amazon[^/]*/api/skill/link/.*")) {
                continue;
            }
            findings.add(
                    FindingKind.REDIRECT_MISPLACED,
                    "redirectUrls has " + redirect,
                    "Remove it there, and register all three redirect addresses with the provider.");
            String other = redirect.replaceFirst(".*/api/skill/link/", "");
            if (!other.equals(vendorId)) {
                findings.add(
                        FindingKind.VENDOR_ID_DRIFT,
                        "redirectUrls has the vendor id " + other + ", the file has " + vendorId,
                        "Find the right one in the developer console, and write it into the file.");
            }
        }
    }
}
