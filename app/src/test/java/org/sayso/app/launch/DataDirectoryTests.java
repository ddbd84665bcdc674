package org.sayso.app.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTests {

    @TempDir
    Path folder;

    @Test
    void newDirectory_isItsOwnersOnly() throws Exception {
        Path wanted = folder.resolve("new");

        DataDirectory.open(wanted).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wanted)))
                .isEqualTo("rwx------");
    }

    @Test
    void directoryInUse_isRefusedWithBothOptions_untilItIsClosed() {
        DataDirectory first = DataDirectory.open(folder);

        assertThatThrownBy(() -> DataDirectory.open(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(folder + " is in use by another playground")
                .hasMessageMatching(".*--data DIR --port \\d+");

        first.close();
        DataDirectory.open(folder).close();
    }

    @Test
    void linkToADirectory_isTakenForTheDirectory() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        try (DataDirectory directory = DataDirectory.open(link)) {
            assertThat(directory.path()).isEqualTo(real.toRealPath());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "file/below"})
    void fileInTheWay_isAWrongSetting(String wanted) throws Exception {
        Files.writeString(folder.resolve("file"), "something");

        assertThatThrownBy(() -> DataDirectory.open(folder.resolve(wanted)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining(folder.resolve(wanted).toString());
    }

    @Test
    void directoryThatCannotBeMade_isAWrongSetting() {
        Path wanted = folder.resolve("x".repeat(300));

        assertThatThrownBy(() -> DataDirectory.open(wanted))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("Cannot make the directory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts.mv.db",
                "pizza-on-demand.mv.db",
                "favorite-color.mv.db",
                "secrets.properties",
                "audit/key.pem",
                "audit-favorite-color/key.pem",
                "stand-in/standin-authority.p12",
                "stand-in/ca.pem"
            })
    void directoryInPlaceOfAFile_isRefusedByName_andNothingStaysLocked(String file) throws Exception {
        Path inTheWay = Files.createDirectories(folder.resolve(file));

        assertThatThrownBy(() -> DataDirectory.open(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(inTheWay.toString())
                .hasMessageContaining("move it away");

        Files.delete(inTheWay);
        DataDirectory.open(folder).close();
    }
}
