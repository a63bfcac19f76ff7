/**
 * One server process: its sessions, its broker, its place in the cluster.
 */
@NullMarked
package io.centrifugo.engine.node;

import org.jspecify.annotations.NullMarked;
