package org.sayso.alexa.proof;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.ProofRefusal;

/**
 * Step 2: the address of the certificate chain, checked and then written anew, so that what is fetched is what was
 * checked.
 *
 * <p>Amazon's rules: scheme {@code https} and host {@code s3.amazonaws.com} in any case, port absent or 443, path below
 * {@code /echo.api/} in exactly this case, all after dot segments are resolved. On top of that the path has only letters,
 * digits and {@code - . _ ~}, no empty segment, and does not climb above the root: with no per cent sign, query, fragment,
 * user info or backslash either, no two HTTP clients can read the address differently.
 *
 * @param path the path without dot segments; scheme, host and port are the same for all
 * @see <a href="https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html#cert-verify-signature-certificate-url">Verifying
 *     the signature certificate URL</a>
 */
record CertificateAddress(String path) {

    private static final String CHECK = "certificate address";
    private static final String HOST = "s3.amazonaws.com";
    private static final String PREFIX = "/echo.api/";
    private static final int MAX_LENGTH = 1024;
    private static final Pattern ADDRESS =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<authority>[^/?#]*)(?<path>/[^?#]*)?(?<rest>.*)");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");

    static Finding<CertificateAddress> read(List<String> headers) {
        if (headers.isEmpty() || headers.get(0).isBlank()) {
            return Finding.failed(
                    CHECK, ProofRefusal.CERTIFICATE_ADDRESS_MISSING, "no " + SignedRequest.CERTIFICATE_ADDRESS);
        }
        if (headers.size() > 1) {
            return invalid("the header is given more than once");
        }
        String header = headers.get(0);
        if (header.length() > MAX_LENGTH) {
            return invalid("longer than " + MAX_LENGTH + " characters");
        }
        // Also keeps letters out that equal an ASCII letter when case is ignored, such as the long s.
        if (!header.chars().allMatch(character -> character > ' ' && character < 0x7F)) {
            return invalid("it has a character that is not printable ASCII");
        }
        Matcher address = ADDRESS.matcher(header);
        if (!address.matches()) {
            return invalid("not an absolute address");
        }
        if (!address.group("scheme").equalsIgnoreCase("https")) {
            return invalid("the scheme is not https");
        }
        String authority = address.group("authority");
        if (!authority.equalsIgnoreCase(HOST) && !authority.equalsIgnoreCase(HOST + ":443")) {
            return invalid("host and port are not " + HOST + ", 443 or absent");
        }
        if (!address.group("rest").isEmpty()) {
            return invalid("it has a query or a fragment");
        }
        String path = address.group("path");
        if (path == null || !PATH.matcher(path).matches()) {
            return invalid(
                    "the path is missing, has an empty segment, or characters other than letters, digits and - . _ ~ /");
        }
        String resolved = resolveDotSegments(path);
        if (!resolved.startsWith(PREFIX)) {
            return invalid("the path is not below " + PREFIX);
        }
        return Finding.passed(CHECK, new CertificateAddress(resolved), HOST + resolved);
    }

    /** The address to fetch, in its one normal form. */
    URI toUri() {
        return URI.create("https://" + HOST + path);
    }

    private static Finding<CertificateAddress> invalid(String detail) {
        return Finding.failed(CHECK, ProofRefusal.CERTIFICATE_ADDRESS_INVALID, detail);
    }

    /** RFC 3986 section 5.2.4. */
    private static String resolveDotSegments(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..") && kept.pollLast() == null) {
                // Above the root. Clients differ on this: some drop the segment, java.net.URI keeps it.
                return "/..";
            }
            if (!segments[i].equals(".") && !segments[i].equals("..")) {
                kept.addLast(segments[i]);
            } else if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }
}
