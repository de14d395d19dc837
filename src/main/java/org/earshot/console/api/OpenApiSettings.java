package org.earshot.console.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiSettings {
    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("Earshot")
                        .version("v1")
                        .description(
                                "Mentions, cases, sources and counts. Errors are application/problem+json (RFC 9457).")
                        .license(new License().name("GPL-3.0-or-later").identifier("GPL-3.0-or-later")))
                .components(new Components()
                        .addSecuritySchemes("basic", scheme("basic"))
                        .addSecuritySchemes("bearer", scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("basic"))
                .addSecurityItem(new SecurityRequirement().addList("bearer"));
    }

    /** Every call may be refused at the door. */
    @Bean
    OperationCustomizer refusals() {
        return (operation, method) -> {
            operation
                    .getResponses()
                    .addApiResponse("401", new ApiResponse().description("Nobody is logged in"))
                    .addApiResponse("403", new ApiResponse().description("The role does not allow this"))
                    .addApiResponse("429", new ApiResponse().description("Too many failed logins"));
            return operation;
        };
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }
}
