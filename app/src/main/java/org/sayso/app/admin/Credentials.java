package org.sayso.app.admin;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import org.sayso.app.launch.CannotStart;
import org.sayso.app.launch.OwnerOnly;
import org.sayso.app.launch.WrongSetting;

/**
 * What an administrator shows the server, as it is in a file of theirs. Immutable; does not show the secret.
 *
 * @param server where the server is for the world
 * @param clientId of the administrator
 * @param clientSecret of the administrator
 */
record Credentials(URI server, String clientId, String clientSecret) {

    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE);

    static Credentials read(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new WrongSetting("--credentials: there is no file " + file
                    + " that can be read. It is written by: sayso admin create NAME --config FILE");
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains)) {
                throw new CannotStart("Others can read or change " + file + ". Fix: chmod 600 " + file);
            }
            properties.load(in);
            return new Credentials(
                    URI.create(required(properties, "server", file)),
                    required(properties, "client-id", file),
                    required(properties, "client-secret", file));
        } catch (CharacterCodingException | IllegalArgumentException broken) {
            throw new CannotStart(file + " is not a file that sayso admin create wrote.");
        } catch (IOException unreadable) {
            throw new CannotStart(file + " cannot be read.", unreadable);
        }
    }

    private static String required(Properties properties, String name, Path file) {
        String value = properties.getProperty(name, "");
        if (value.isBlank()) {
            throw new CannotStart(file + " has no " + name + "; it is no file that sayso admin create wrote.");
        }
        return value;
    }

    /** Makes sure that nothing is overwritten, before there is something to lose. */
    static void requireNone(Path file) {
        if (Files.exists(file)) {
            throw new WrongSetting("There is a file " + file + " already. Name another with --out, or move it away.");
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory) || !Files.isWritable(directory)) {
            throw new WrongSetting(
                    "There is no directory " + directory + " that can be written. Name another file with --out.");
        }
    }

    /** Into a new file that only its owner can read. */
    void write(Path file) {
        byte[] lines = ("server=" + server + "\nclient-id=" + clientId + "\nclient-secret=" + clientSecret + "\n")
                .getBytes(StandardCharsets.UTF_8);
        try (SeekableByteChannel out = Files.newByteChannel(
                file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file())) {
            out.write(ByteBuffer.wrap(lines));
        } catch (FileAlreadyExistsException meanwhile) {
            throw new CannotStart("There is a file " + file + " already.", meanwhile);
        } catch (IOException unwritable) {
            throw new CannotStart("Cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + clientId + "]";
    }
}
