package org.earshot.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code earshot.jar}; each is one class. */
@Command(
        name = "earshot",
        description =
                "Hears what people say about a brand, decides what cannot wait, says why, and helps staff answer.",
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            TryCommand.class,
            TemplateCommand.class,
            ScoreCommand.class,
            ImportCommand.class,
            ReplayCommand.class,
            UserCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            LearnCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Commands {
    private final Launch launch;

    private Commands(Launch launch) {
        this.launch = launch;
    }

    Launch launch() {
        return launch;
    }

    /**
     * Runs one command and ends the process with its exit code, unless it is the daemon, which runs on.
     *
     * @param application the class that Spring starts from
     * @param arguments the command line; what starts with {@code --} and holds a dot is a setting
     * @param settings more settings, by name
     */
    public static void run(Class<?> application, String[] arguments, Map<String, String> settings) {
        List<String> words = new ArrayList<>();
        List<String> switches = new ArrayList<>();
        for (String argument : arguments) {
            (isSetting(argument) ? switches : words).add(argument);
        }
        settings.forEach((name, value) -> switches.add("--" + name + "=" + value));
        if (words.isEmpty()) {
            words.add("run");
        }
        Commands commands = new Commands(new Launch(application, switches));
        CommandLine line = new CommandLine(commands, new Factory(commands)).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((trouble, command, parsed) -> failed(command, trouble));
        int code = line.execute(words.toArray(String[]::new));
        if (code != RunCommand.RUNS_ON) {
            System.exit(code);
        }
    }

    private static boolean isSetting(String argument) {
        int equals = argument.indexOf('=');
        int dot = argument.indexOf('.');
        return argument.startsWith("--") && dot > 0 && (equals < 0 || dot < equals) || argument.equals("--debug");
    }

    private static int failed(CommandLine command, Exception trouble) {
        command.getErr().println(sentence(trouble));
        return 1;
    }

    private static @Nullable String sentence(Throwable trouble) {
        Throwable root = trouble;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    private record Factory(Commands commands) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Launch.class) {
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(commands.launch()));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
