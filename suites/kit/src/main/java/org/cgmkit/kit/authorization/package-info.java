/** How the kit gets its access tokens: by SMART Backend Services, or by a person who agrees in a browser. */
@NullMarked
package org.cgmkit.kit.authorization;

import org.jspecify.annotations.NullMarked;
