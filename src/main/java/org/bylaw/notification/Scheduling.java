package org.bylaw.notification;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets methods run on a schedule, the relay's among them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Scheduling {}
