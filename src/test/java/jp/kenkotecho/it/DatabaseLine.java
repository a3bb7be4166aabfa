package jp.kenkotecho.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The line between a server and its PostgreSQL, or a browser and its server: it can be cut, and it can fall silent. */
public final class DatabaseLine implements AutoCloseable {

    private final String host;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition speaks = lock.newCondition();
    private boolean silent;
    private ServerSocket entrance;

    private DatabaseLine(URI database) throws IOException {
        host = database.getHost();
        port = database.getPort();
        entrance = listen(0);
    }

    /** To a server, for a browser. */
    public static DatabaseLine to(URI server) {
        try {
            return new DatabaseLine(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it begins, on the loopback. */
    public int port() {
        return entrance.getLocalPort();
    }

    public static DatabaseLine to(TestDatabase.Connection database) {
        try {
            return new DatabaseLine(URI.create(database.url().substring("jdbc:".length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same database, by this line. */
    public TestDatabase.Connection through(TestDatabase.Connection database) {
        return new TestDatabase.Connection(
                database.url().replaceFirst("//[^/]+/", "//127.0.0.1:" + entrance.getLocalPort() + "/"),
                database.user(),
                database.password());
    }

    /** Ends every connection; new ones are refused. */
    public void cut() throws IOException {
        entrance.close();
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** Connections stay, and new ones are taken; nothing goes through any more. */
    public void fallSilent() {
        lock.lock();
        try {
            silent = true;
        } finally {
            lock.unlock();
        }
    }

    /** As it was, whatever had become of it. */
    public void mend() throws IOException {
        speak();
        if (entrance.isClosed()) {
            entrance = listen(entrance.getLocalPort());
        }
    }

    private void speak() {
        lock.lock();
        try {
            silent = false;
            speaks.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        speak();
    }

    private ServerSocket listen(int at) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket from) {
        try {
            while (!from.isClosed()) {
                var inside = from.accept();
                var outside = new Socket(host, port);
                sockets.add(inside);
                sockets.add(outside);
                if (from.isClosed()) {
                    // It was cut after this one was taken, and before it was among those to be ended.
                    inside.close();
                    outside.close();
                }
                start(() -> carry(inside, outside));
                start(() -> carry(outside, inside));
            }
        } catch (IOException e) {
            // It was cut.
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            var buffer = new byte[8192];
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                awaitSpeech();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two has gone, or it was cut.
        }
    }

    private void awaitSpeech() {
        lock.lock();
        try {
            while (silent) {
                speaks.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "database-line");
        thread.setDaemon(true);
        thread.start();
    }
}
