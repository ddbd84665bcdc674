package org.sayso.app.talk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.WrongSetting;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.LinkingReader;
import org.sayso.linking.Placeholders;
import org.sayso.linking.UnreadableLinkingException;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.linking.Region;

/**
 * How a skill links accounts, from its linking file. Where that is with Amazon, the stand-in plays Login with Amazon.
 *
 * @param file null for a skill that links nothing here
 * @param amazon whether people sign in at the stand-in's Login with Amazon
 * @param inboxToken with what the skill puts messages into the phones; empty for a skill that sends none
 */
record SkillLinking(
        @Nullable LinkingFile file, LinkingSettings settings, boolean amazon, URI page, Optional<String> inboxToken) {

    private static final String VENDOR = "STANDIN0VENDOR";

    /** @param page where the stand-in is reached */
    static SkillLinking of(@Nullable Path path, URI page, TalkSecrets known) throws IOException {
        if (path == null) {
            return new SkillLinking(null, LinkingSettings.NONE, false, page, known.inboxToken());
        }
        Placeholders secrets = known.placeholders();
        LinkingFile file = read(path, secrets);
        String secret = random();
        // Only Login with Amazon needs the secret, and here that is the stand-in's.
        boolean amazons =
                "www.amazon.com".equals(URI.create(file.authorizationUrl()).getHost())
                        || file.authorizationUrl().startsWith(page + "/");
        try {
            LinkingSettings settings = LinkingSettings.of(file, amazons ? secrets.orElse(any -> secret) : secrets);
            return new SkillLinking(file, settings.withAmazonAt(page), amazons, page, known.inboxToken());
        } catch (IllegalArgumentException cannot) {
            throw new WrongSetting(
                    "--linking " + path + ": " + cannot.getMessage()
                            + ". A client secret comes from the environment or the file of --secrets, by the name in the linking file.");
        }
    }

    private static LinkingFile read(Path path, Placeholders values) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new WrongSetting("--linking: there is no file " + path + ".");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new LinkingReader(values).read(in);
        } catch (UnreadableLinkingException wrong) {
            throw new WrongSetting("--linking " + path + ": " + wrong.getMessage());
        }
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Whether accounts can be linked at all. */
    boolean possible() {
        return file != null;
    }

    private String vendor() {
        String named = file == null ? null : file.vendorId();
        return named == null ? VENDOR : named;
    }

    Optional<String> skillId() {
        return Optional.ofNullable(file).map(LinkingFile::skillId);
    }

    SkillSetup setup(SkillPackage skillPackage, String skillId, URI endpoint) {
        SkillSetup setup = SkillSetup.of(skillPackage, skillId, settings, endpoint)
                .withVendorId(vendor())
                .withVoiceForward(file != null && file.voiceForward().enabled());
        return inboxToken.map(setup::withInboxToken).orElse(setup);
    }

    /** The app at Login with Amazon, if it is one. */
    Optional<AmazonClient> amazonClient(Region region) {
        return amazon && file != null
                ? Optional.of(new AmazonClient(
                        settings.clientId(),
                        settings.clientSecret(),
                        file.skill(),
                        List.of(region.redirectUri(page, vendor())),
                        file.skill()))
                : Optional.empty();
    }
}
