package org.earshot.admin;

import org.earshot.admit.Control;
import org.earshot.configure.Live;
import org.earshot.listen.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens once everything stands: what was left half-way goes on, the sources start, and people are told where the console is. */
@Component
@Profile("!tool")
class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final SourceRoutes routes;
    private final Live<Configured> configured;
    private final Sweep sweep;
    private final Control control;

    Opening(SourceRoutes routes, Live<Configured> configured, Sweep sweep, Control control) {
        this.routes = routes;
        this.configured = configured;
        this.sweep = sweep;
        this.control = control;
    }

    @EventListener
    void started(ApplicationStartedEvent event) {
        sweep.sweepAll();
        routes.start(configured.get().sources());
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web) {
            String address = web.getEnvironment().getProperty("server.address", "127.0.0.1");
            String host = address.contains(":") ? "[" + address + "]" : address;
            String url = "http://" + host + ":" + web.getWebServer().getPort();
            control.open(url);
            LOG.info(
                    "Earshot listens to {} sources; the console is at {}",
                    configured.get().sources().size(),
                    url);
        }
    }
}
