package io.holdfast.simulator;

import io.holdfast.contracts.telephony.Fact;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/// A day in a call centre, or in several beside each other: the truth of each call, and the facts
/// of all of them in the order in which they arrive. Only calls that are going on are kept.
public final class Simulation {
  private final Plan plan;

  public Simulation(Plan plan) {
    this.plan = plan;
  }

  /// Who listens.
  public interface Audience {
    /// A call, told before its first fact.
    void truth(Truth truth) throws IOException, InterruptedException;

    /// A fact arrives.
    void fact(Fact fact) throws IOException, InterruptedException;
  }

  /// Plays it all.
  public void run(Audience audience) throws IOException, InterruptedException {
    PriorityQueue<Site> sites = new PriorityQueue<>(Comparator.comparing(Site::nextAt));
    for (int number = 1; number <= plan.sites(); number++) {
      Site site = new Site(plan, number);
      if (site.hasNext()) {
        sites.add(site);
      }
    }
    Delivery delivery = new Delivery(plan);
    while (!sites.isEmpty()) {
      Site site = sites.remove();
      delivery.until(site.nextAt(), audience);
      Script script = site.next();
      audience.truth(Truth.of(script));
      delivery.take(Witness.facts(script, plan.tenant()));
      if (site.hasNext()) {
        sites.add(site);
      }
    }
    delivery.until(Instant.MAX, audience);
  }
}
