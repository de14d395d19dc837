package org.earshot.notify.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers each recipient as told; it speaks just enough SMTP to be disappointed by. */
final class SmtpStandIn implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile String greeting = "220 ready";

    SmtpStandIn() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::listen, "smtp-stand-in");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    SmtpStandIn answering(String address, String answer) {
        answers.put(address, answer);
        return this;
    }

    SmtpStandIn greeting(String line) {
        greeting = line;
        return this;
    }

    /** Addresses that a message was taken for, in their order. */
    List<String> taken() {
        return List.copyOf(taken);
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
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
        List<String> accepted = new CopyOnWriteArrayList<>();
        say(out, greeting);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT TO:")) {
                String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                String answer = answers.getOrDefault(address, "250 ok");
                if (answer.startsWith("250")) {
                    accepted.add(address);
                }
                say(out, answer);
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    Thread.onSpinWait();
                }
                taken.addAll(accepted);
                say(out, "250 taken");
            } else {
                say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
