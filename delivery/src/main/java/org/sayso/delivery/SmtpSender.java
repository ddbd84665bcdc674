package org.sayso.delivery;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.UndeliverableException;

/**
 * Sends messages as plain e-mails by SMTP, each over a connection of its own.
 *
 * <p>What the server refuses with a 5xx reply is undeliverable, as is an address that is not one mailbox of ASCII characters.
 * 4xx replies, a refused password, a way that cannot be encrypted and silence are tried again; a repeat has the same {@code
 * Message-ID}. The server's certificate must be trusted by this JVM and bear the server's name. Gives up after 15 seconds,
 * 5 of them for connecting. Thread-safe.
 */
public final class SmtpSender implements MessageSender {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int CONNECT_MILLIS = 5000;

    private final SmtpServer server;
    private final InternetAddress from;
    private final SSLSocketFactory sockets;
    private final Duration timeout;
    private final Session session;

    /**
     * A sender by this server.
     *
     * @param server who takes the messages
     * @param from who they come from: a mailbox, alone or behind a name such as {@code Pizza on Demand <orders@example.com>}
     * @throws IllegalArgumentException where {@code from} is not one mailbox
     */
    public SmtpSender(SmtpServer server, String from) {
        this(server, from, (SSLSocketFactory) SSLSocketFactory.getDefault(), TIMEOUT);
    }

    SmtpSender(SmtpServer server, String from, SSLSocketFactory sockets, Duration timeout) {
        this.server = server;
        this.from = Mail.sender(from);
        this.sockets = sockets;
        this.timeout = timeout;
        this.session = Session.getInstance(properties(server, sockets));
    }

    private static Properties properties(SmtpServer server, SSLSocketFactory sockets) {
        boolean startTls = server.tls() == SmtpTls.STARTTLS;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(server.user() != null));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        return properties;
    }

    @Override
    public void send(Message message) throws IOException {
        if (message.to().channel() != Channel.EMAIL) {
            throw new UndeliverableException("SMTP carries e-mails only");
        }
        InternetAddress to = Mail.mailbox(message.to().address());
        if (to == null) {
            throw new UndeliverableException("the address is not one mailbox of ASCII characters");
        }
        try (Socket socket = new Socket()) {
            // Each read may take its time; this ends all of them together.
            AtomicBoolean late = new AtomicBoolean();
            CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                    () -> {
                        late.set(true);
                        close(socket);
                    },
                    CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));
            try {
                deliver(Mail.of(message, from, to, session), to, connected(socket));
            } catch (IOException | MessagingException e) {
                throw late.get() || rootOf(e) instanceof SocketTimeoutException
                        ? new IOException("the mail server did not answer within " + timeout.toMillis() + " ms")
                        : failure(e);
            } finally {
                deadline.cancel(false);
            }
        }
    }

    private void deliver(Mail mail, InternetAddress to, Socket socket) throws MessagingException {
        SMTPTransport transport = new SMTPTransport(
                session, new URLName("smtp", server.host(), server.port(), null, server.user(), server.password()));
        try {
            transport.connect(socket);
            transport.sendMessage(mail, new Address[] {to});
        } finally {
            closeQuietly(transport);
        }
    }

    private Socket connected(Socket socket) throws IOException {
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        socket.connect(
                new InetSocketAddress(server.host(), server.port()),
                Math.toIntExact(Math.min(CONNECT_MILLIS, timeout.toMillis())));
        if (server.tls() != SmtpTls.IMPLICIT) {
            return socket;
        }
        SSLSocket encrypted = (SSLSocket) sockets.createSocket(socket, server.host(), server.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    /** Tells kinds and numbers only, and keeps no cause: a server's own words may repeat the address. */
    private static IOException failure(Exception failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new IOException("the mail server refused the user name or password: check them");
        }
        int reply = replyIn(failure);
        if (reply / 100 == 5) {
            return new UndeliverableException("the mail server refused it with reply " + reply);
        }
        if (reply != 0) {
            return new IOException("the mail server answered with reply " + reply);
        }
        if (String.valueOf(failure.getMessage()).startsWith("STARTTLS is required")) {
            return new IOException("the mail server does not offer STARTTLS");
        }
        return new IOException(
                "the mail server cannot be used: " + rootOf(failure).getClass().getSimpleName());
    }

    /** The reply that ended the conversation; 0 where none did. */
    private static int replyIn(@Nullable Exception failure) {
        if (failure instanceof SMTPSendFailedException refused) {
            return refused.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException refused) {
            return refused.getReturnCode();
        }
        if (failure instanceof SMTPAddressFailedException refused) {
            return refused.getReturnCode();
        }
        return failure instanceof MessagingException outer ? replyIn(outer.getNextException()) : 0;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Whoever uses it finds out.
        }
    }

    private static void closeQuietly(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What the server accepted stays accepted.
        }
    }
}
