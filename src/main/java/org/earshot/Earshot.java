package org.earshot;

import java.util.Map;
import org.earshot.admin.Commands;
import org.earshot.demo.Demo;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The daemon and its commands: {@code java -jar earshot.jar [run|check|try|score|import|replay|user]}. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class Earshot {
    /** Runs the command that the arguments name, {@code run} where they name none; with the demo profile, the demo. */
    public static void main(String[] arguments) {
        Map<String, String> settings = Demo.isAskedFor(arguments) ? Demo.open() : Map.of();
        Commands.run(Earshot.class, arguments, settings);
    }
}
