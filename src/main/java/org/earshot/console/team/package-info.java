/**
 * Shows who works and what waits: the wall, the team with everybody's skills and presence, the cases behind a number, and the moves of
 * cases between people and teams. In: requests of a browser. Out: HTML. Owns no table.
 */
@NullMarked
package org.earshot.console.team;

import org.jspecify.annotations.NullMarked;
