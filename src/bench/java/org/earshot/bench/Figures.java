package org.earshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints figures, and says how busy the machine was. */
final class Figures {
    private Figures() {}

    @SuppressWarnings("SystemOut")
    static void say(String line) {
        System.out.println(line);
    }

    /** The load averages of one, five and fifteen minutes. */
    static void sayLoad() throws IOException {
        List<String> words = List.of(Files.readString(Path.of("/proc/loadavg")).split(" "));
        say("load " + String.join(" ", words.subList(0, 3)));
    }

    /** What a process holds in memory now, and what it held at most. */
    static void sayMemory(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS") || line.startsWith("VmHWM")) {
                say(line.replaceAll("\\s+", " "));
            }
        }
    }
}
