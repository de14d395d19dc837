package org.earshot.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Opens the demo: a town of stand-in platforms on loopback and a home folder whose sources point at it. */
public final class Demo {
    private static final String PROFILE = "spring.profiles.active";

    private Demo() {}

    /** True where the demo profile is among the arguments, the system properties or the environment. */
    public static boolean isAskedFor(String[] arguments) {
        String given = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--" + PROFILE + "="))
                .map(argument -> argument.substring(PROFILE.length() + 3))
                .findFirst()
                .or(() -> java.util.Optional.ofNullable(System.getProperty(PROFILE)))
                .or(() -> java.util.Optional.ofNullable(System.getenv("SPRING_PROFILES_ACTIVE")))
                .orElse("");
        return Arrays.asList(given.split(",")).contains("demo");
    }

    /**
     * Starts the town and writes the home folder.
     *
     * @return the settings that make a daemon live in it
     */
    public static Map<String, String> open() {
        try {
            Path home = Path.of("target", "demo").toAbsolutePath();
            clear(home);
            Clock clock = Clock.systemUTC();
            Town town = Town.open(Script.read(), clock);
            DemoHome.write(home, town);
            String password = password();
            System.out.println("The demo plays " + town.size()
                    + " posts over the first minutes. Sign in as 'admin' with the password '" + password + "'.");
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("earshot.home", home.toString());
            settings.put("EARSHOT_ADMIN_PASSWORD", password);
            settings.put("earshot.http.allow-hosts", "127.0.0.1");
            settings.put("earshot.http.min-interval", "50ms");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException("The demo cannot be set up", e);
        }
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        String letters = "abcdefghjkmnpqrstuvwxyz23456789";
        return random.ints(12, 0, letters.length())
                .collect(StringBuilder::new, (text, index) -> text.append(letters.charAt(index)), StringBuilder::append)
                .toString();
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
