package org.earshot.admin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.configure.Home;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.Secrets;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;

/** How a command starts what it needs: the daemon, a part of it, or nothing at all. */
final class Launch {
    private static final String TOOL = "tool";
    private static final String NOT_FOR_TOOLS = "org.apache.camel.spring.boot.CamelAutoConfiguration,"
            + "org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration";

    private final Class<?> application;
    private final List<String> settings;

    Launch(Class<?> application, List<String> settings) {
        this.application = application;
        this.settings = List.copyOf(settings);
    }

    /** The home folder: the setting, else the environment, else where we stand. */
    Home home() {
        return new Home(Path.of(setting("earshot.home")
                .or(() -> Optional.ofNullable(System.getProperty("earshot.home")))
                .or(() -> Optional.ofNullable(System.getenv("EARSHOT_HOME")))
                .filter(text -> !text.isBlank())
                .orElse(".")));
    }

    /** The problems of the admin's files. */
    List<Problem> problems() {
        Problems problems = new Problems();
        configured(problems);
        return problems.all();
    }

    /** What the admin's files say; only to be used where no problem was added. */
    Configured configured(Problems problems) {
        Secrets secrets = new Secrets(name -> setting(name).orElse(System.getenv(name)));
        return new ConfigurationReader(home(), secrets).read(problems);
    }

    /** The whole daemon. */
    ConfigurableApplicationContext daemon() {
        return new SpringApplicationBuilder(application).run(arguments());
    }

    /** The API on a free port of this machine, without routes and schedule. */
    ConfigurableApplicationContext part() {
        List<String> arguments = new ArrayList<>(List.of(arguments()));
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--spring.autoconfigure.exclude=" + NOT_FOR_TOOLS);
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.SERVLET)
                .lazyInitialization(true)
                .profiles(TOOL)
                .run(arguments.toArray(String[]::new));
    }

    /** Nothing but the settings and what the given class asks for, made when it is asked for. */
    ConfigurableApplicationContext bare(Class<?> parts) {
        List<String> arguments = new ArrayList<>(List.of(arguments()));
        arguments.add("--spring.datasource.hikari.connection-timeout=3000");
        arguments.add("--spring.datasource.hikari.maximum-pool-size=1");
        return new SpringApplicationBuilder(parts)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .profiles(TOOL)
                .run(arguments.toArray(String[]::new));
    }

    /**
     * For a command that starts nothing: what it logs goes to the error stream as with the other commands, and of what others log
     * only what is wrong.
     */
    void quietly() {
        ClassLoader classes = Launch.class.getClassLoader();
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(TOOL);
        LoggingSystem logging = LoggingSystem.get(classes);
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(environment), null, null);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        logging.setLogLevel("org.earshot", LogLevel.INFO);
    }

    private String[] arguments() {
        Home home = home();
        // Derby writes its log where the process stands unless it is told otherwise.
        System.getProperties()
                .putIfAbsent(
                        "derby.stream.error.file",
                        home.data().resolve("derby.log").toString());
        // It compiles each statement to a class; a daemon has more than the 100 that it keeps by itself.
        System.getProperties().putIfAbsent("derby.language.statementCacheSize", "500");
        List<String> arguments = new ArrayList<>(settings);
        arguments.removeIf(argument -> argument.startsWith("--earshot.home="));
        arguments.add("--earshot.home=" + home.folder());
        arguments.add("--spring.config.location=classpath:/,optional:file:" + home.config() + "/");
        return arguments.toArray(String[]::new);
    }

    private Optional<String> setting(String name) {
        String prefix = "--" + name + "=";
        return settings.stream()
                .filter(text -> text.startsWith(prefix))
                .map(text -> text.substring(prefix.length()))
                .findFirst();
    }
}
