package org.sayso.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.HouseholdFile;
import org.sayso.standin.yaml.UnreadableYamlException;

/** What {@code --household} names. */
public final class HouseholdOption {

    private HouseholdOption() {}

    /**
     * Reads the file.
     *
     * @throws WrongSetting if there is none, or if it says what cannot be; the message names the fix
     */
    public static Household read(Path file, Clock clock) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WrongSetting("--household: there is no file " + file + ".");
        }
        try {
            return new HouseholdFile(clock).read(file);
        } catch (UnreadableYamlException wrong) {
            throw new WrongSetting("--household " + file + ": " + wrong.getMessage(), wrong);
        }
    }
}
