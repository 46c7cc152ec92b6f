/** The engine behind the containers of a run: Docker or its like, by Testcontainers. The only package that knows it. */
@NullMarked
package org.cgmkit.kit.container.docker;

import org.jspecify.annotations.NullMarked;
