package org.earshot.admin;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.earshot.listen.HookAnswer;
import org.earshot.listen.HookDoor;
import org.earshot.listen.Knock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Hands a delivery to the route of its source. A name without a running route of that kind leads nowhere. */
@Component
@Profile("!tool")
class HookRoutes implements HookDoor {
    private static final Logger LOG = LoggerFactory.getLogger(HookRoutes.class);

    private final CamelContext camel;
    private final ProducerTemplate producer;
    private final SourceRoutes sources;

    HookRoutes(@Lazy CamelContext camel, @Lazy ProducerTemplate producer, SourceRoutes sources) {
        this.camel = camel;
        this.producer = producer;
        this.sources = sources;
    }

    @Override
    public HookAnswer knock(Knock knock) {
        if (!runs(knock.source())) {
            return sources.isChanging() || !camel.isStarted()
                    ? HookAnswer.later("the sources are being started; send it again")
                    : HookAnswer.nowhere();
        }
        try {
            // Without a consumer the producer would wait half a minute for one.
            Object answer = producer.requestBody(address(knock.source()) + "?block=false", knock);
            return answer instanceof HookAnswer said ? said : HookAnswer.later("a fault in Earshot; send it again");
        } catch (CamelExecutionException e) {
            String kind = e.getCause() == null ? "" : e.getCause().getClass().getSimpleName();
            LOG.info("The route of {} stopped while something was sent to it: {}", knock.source(), kind);
            return HookAnswer.later("this source is being changed; send it again");
        }
    }

    /** Looks among the routes only: an endpoint made of a caller's word would stay in memory. */
    private boolean runs(String source) {
        Route route = camel.getRoute(source);
        return route != null
                && route.getEndpoint().getEndpointUri().equals("direct://hooks-" + source)
                && camel.getRouteController().getRouteStatus(source).isStarted();
    }

    private static String address(String source) {
        return "direct:hooks-" + source;
    }
}
