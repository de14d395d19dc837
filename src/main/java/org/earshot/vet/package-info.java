/**
 * Vets: what a reply must pass before it goes out. In: a reply that somebody wants to send, and the brand's rules for replies. Out:
 * what holds it, with the places in the text and who may let it go. Owns no table; {@code respond} keeps what is held.
 */
@ApplicationModule(allowedDependencies = {"admit", "configure", "mention", "respond"})
@NullMarked
package org.earshot.vet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
