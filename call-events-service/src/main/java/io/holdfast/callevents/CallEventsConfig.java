package io.holdfast.callevents;

import io.holdfast.callevents.domain.ClockRule;
import io.holdfast.kit.messaging.TopicSettings;
import io.holdfast.kit.webhooks.Credential;
import io.holdfast.platforms.AgentIdentity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Settings of call-events-service.
@ConfigMapping(prefix = "holdfast")
public interface CallEventsConfig {
  /// Names of the topics.
  TopicSettings topics();

  /// Key between callers' numbers and what is published: base64 of at least 32 bytes, the same as
  /// callback-service's. Whoever has it can open sealed numbers.
  String callerKey();

  /// This service's own settings.
  CallEvents callEvents();

  /// Settings under `holdfast.call-events`.
  interface CallEvents {
    /// Directory of the state store; outside /tmp, and kept across restarts.
    String stateDir();

    /// Name of this instance, the same after a restart: it takes its partitions back at once. None
    /// by default, which costs a restart up to ten seconds.
    Optional<String> instanceId();

    /// Threads that fold.
    @WithDefault("2")
    int threads();

    /// In place of the consumer group that follows from the topics' prefix; for an installation
    /// whose state has another name already.
    Optional<String> applicationId();

    /// Memory of RocksDB, for all partitions of the instance together, bytes.
    @WithDefault("67108864")
    long rocksdbBytes();

    /// Numbers of partitions that the intake topic had before, while records of that time may still
    /// be read: a key may stand where one of them puts it.
    @WithDefault("0")
    Set<Integer> earlierPartitions();

    /// Copies of the state on other instances, for a fast take-over.
    @WithDefault("0")
    int standbys();

    /// Wall-clock time for which the facts of an ended call are kept; stragglers within it still
    /// correct its life.
    @WithDefault("2h")
    Duration keepFinished();

    /// Wall-clock time for which an ended call's id is remembered after that; a fact within it is
    /// counted as late. Longer than the intake topic's retention.
    @WithDefault("8d")
    Duration rememberFinished();

    /// Wall-clock time without a new fact after which a call without an end is given up, as
    /// `call.expired`. Longer than the longest call.
    @WithDefault("6h")
    Duration expireAfter();

    /// What differs by tenant.
    Map<String, Tenant> tenants();

    /// Whether sources without a credential may send. For a machine of one's own; elsewhere each
    /// source gets a credential, or `none` as its scheme.
    @WithDefault("false")
    boolean openIntake();

    /// Most events a second of each tenant that one instance takes; 0 for any number.
    @WithDefault("0")
    int eventsPerSecond();

    /// How often the store is swept.
    @WithDefault("1m")
    Duration sweepEvery();

    /// Busy calls that are kept in memory beside the disk, for each partition that is worked on.
    @WithDefault("2000")
    int livingCalls();

    /// Bytes of their facts that are kept in memory beside the disk, for each partition.
    @WithDefault("8388608")
    long livingBytes();

    /// Contexts of an Asterisk's dial plan in which agents' phones begin calls. A call that begins
    /// in one has no caller who waits, and nobody is owed a call for it.
    @WithDefault("from-agents,from-internal")
    Set<String> agentContexts();

    /// How an Asterisk's agents are named: `auto` by the caller id that a leg was born with, else
    /// the interface; `interface`, or `member-name`, with a pattern behind a colon if need be.
    @WithDefault("auto")
    AgentIdentity agentIdentity();

    /// How far a fact's own time may lie before its arrival; one beyond it that is no backfill is
    /// marked `timeSuspect` and left out of the life of its call.
    @WithDefault("24h")
    Duration clockTolerance();

    /// The same for a time after its arrival.
    @WithDefault("5m")
    Duration clockAhead();

    /// Largest body of the intake, bytes.
    @WithDefault("1048576")
    int maxBodyBytes();

    /// Largest single event of the intake, bytes.
    @WithDefault("262144")
    int maxEventBytes();

    /// Most events of one request.
    @WithDefault("5000")
    int maxEvents();

    /// How long the intake waits for the broker before it answers 503.
    @WithDefault("10s")
    Duration produceTimeout();

    /// Switches that are read live, by the name that their facts' source gets.
    Map<String, SwitchSettings> switches();

    /// When a fact's time is not believed.
    default ClockRule clock() {
      return new ClockRule(clockAhead(), clockTolerance());
    }

    /// When an open call of the tenant expires.
    default Duration expireAfter(String tenant) {
      Tenant own = tenants().get(tenant);
      return own == null ? expireAfter() : own.expireAfter().orElse(expireAfter());
    }

    /// Where the phones of the tenant's agents begin calls.
    default Set<String> agentContexts(String tenant) {
      Tenant own = tenants().get(tenant);
      return own == null ? agentContexts() : own.agentContexts().orElse(agentContexts());
    }

    /// How the agents of a tenant's source are named.
    default AgentIdentity agentIdentity(String tenant, String source) {
      Tenant own = tenants().get(tenant);
      return own == null
          ? agentIdentity()
          : own.agentIdentityOf().getOrDefault(source, own.agentIdentity().orElse(agentIdentity()));
    }

    /// Whether call ids of a tenant's source carry its name: by the setting, and where more than
    /// one of the switches that are read live is the tenant's.
    default boolean hasOwnCallIds(String tenant, String source) {
      Tenant own = tenants().get(tenant);
      return (own != null && own.ownCallIds().map(all -> all.contains(source)).orElse(false))
          || (switches().containsKey(source)
              && switches().values().stream().filter(s -> s.tenant().equals(tenant)).count() > 1);
    }

    /// Most events a second of the tenant.
    default int eventsPerSecond(String tenant) {
      Tenant own = tenants().get(tenant);
      return own == null ? eventsPerSecond() : own.eventsPerSecond().orElse(eventsPerSecond());
    }
  }

  /// Settings of one tenant, under `holdfast.call-events.tenants.<tenant>`.
  interface Tenant {
    /// In place of `holdfast.call-events.expire-after`.
    Optional<Duration> expireAfter();

    /// In place of `holdfast.call-events.agent-contexts`.
    Optional<Set<String>> agentContexts();

    /// In place of `holdfast.call-events.agent-identity`.
    Optional<AgentIdentity> agentIdentity();

    /// The same for one source, by its name in the path.
    Map<String, AgentIdentity> agentIdentityOf();

    /// Sources whose call ids others of the tenant give too: Asterisks without a `systemname`.
    Optional<Set<String>> ownCallIds();

    /// In place of `holdfast.call-events.events-per-second`.
    OptionalInt eventsPerSecond();

    /// How the senders of each source show who they are, by the source's name in the path, or else
    /// the platform's; `cloudevents` for facts in our own vocabulary.
    Map<String, Credential> sources();
  }
}
