package org.earshot.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that greets and answers lines as told: mail servers on bad days. TAG stands for the first word of the line that it answers,
 * FORMER for that of the line before.
 */
public final class ScriptedServer implements AutoCloseable {
    /** Says nothing more and hangs up. */
    public static final String HANG_UP = "HANG UP";

    private final ServerSocket socket;
    private final String greeting;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, String> exact = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Begins to listen; with an empty greeting it stays silent. */
    public ScriptedServer(String greeting) {
        this.greeting = greeting;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::listen, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers lines that hold a piece of text; what was told first counts. */
    public ScriptedServer on(String piece, String answer) {
        answers.putIfAbsent(piece, answer);
        return this;
    }

    /** Answers lines that are exactly this, before all others. */
    public ScriptedServer exactly(String line, String answer) {
        exact.put(line, answer);
        return this;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The lines that came, of all connections. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                Thread.yield();
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        if (!say(client, greeting)) {
            return;
        }
        String former = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String asked = line;
            heard.add(asked);
            String answer = exact.containsKey(asked)
                    ? exact.get(asked)
                    : answers.entrySet().stream()
                            .filter(one -> asked.contains(one.getKey()))
                            .findFirst()
                            .map(Map.Entry::getValue)
                            .orElse("");
            if (!say(client, answer.replace("TAG", asked.split(" ")[0]).replace("FORMER", former))) {
                return;
            }
            former = asked.split(" ")[0];
        }
    }

    private static boolean say(Socket client, String answer) throws IOException {
        if (answer.endsWith(HANG_UP)) {
            write(client, answer.substring(0, answer.length() - HANG_UP.length()));
            return false;
        }
        if (!answer.isEmpty()) {
            write(client, answer + "\r\n");
        }
        return true;
    }

    private static void write(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
