// Network simplex of LEMON on a problem of the benchmark, for comparison.
//
// lemon FILE: reads int32 numbers (needs, people, edges, then seats of each need, capacity of each person, and need,
// person, score of each edge), fills as many seats as can be and maximises the score, prints
// "filled total buildSeconds solveSeconds peakKiB" (processor time; building is that of the graph from the arrays).
//
// A seat that stays empty costs more than any exchange of scores brings: each need may also use a dummy person, whose
// edges cost 1 + the greatest possible loss of score along an alternating path.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

static double seconds() { return double(std::clock()) / CLOCKS_PER_SEC; }

int main(int argc, char** argv) {
  std::FILE* file = argc > 1 ? std::fopen(argv[1], "rb") : nullptr;
  if (!file) return 2;
  int32_t head[3];
  if (std::fread(head, 4, 3, file) != 3) return 2;
  const int32_t needs = head[0], people = head[1], edges = head[2];
  std::vector<int32_t> seats(needs), places(people), need(edges), person(edges), score(edges);
  for (auto* part : {&seats, &places, &need, &person, &score}) {
    if (std::fread(part->data(), 4, part->size(), file) != part->size()) return 2;
  }
  std::fclose(file);

  const double began = seconds();
  lemon::SmartDigraph graph;
  graph.reserveNode(needs + people + 1);
  graph.reserveArc(edges + needs);
  for (int32_t k = 0; k < needs + people + 1; k++) graph.addNode();
  for (int32_t e = 0; e < edges; e++) graph.addArc(graph.nodeFromId(need[e]), graph.nodeFromId(needs + person[e]));
  for (int32_t i = 0; i < needs; i++) graph.addArc(graph.nodeFromId(i), graph.nodeFromId(needs + people));
  lemon::SmartDigraph::ArcMap<int64_t> capacity(graph), cost(graph);
  lemon::SmartDigraph::NodeMap<int64_t> supply(graph);
  int64_t allSeats = 0;
  int32_t best = 0;
  for (int32_t i = 0; i < needs; i++) {
    supply[graph.nodeFromId(i)] = seats[i];
    allSeats += seats[i];
  }
  for (int32_t j = 0; j < people; j++) supply[graph.nodeFromId(needs + j)] = -places[j];
  supply[graph.nodeFromId(needs + people)] = -allSeats;
  for (int32_t e = 0; e < edges; e++) if (score[e] > best) best = score[e];
  // Costs above 0: with 0 or less more would leave a need than it has seats, which GEQ allows.
  for (int32_t e = 0; e < edges; e++) {
    const auto arc = graph.arcFromId(e);
    capacity[arc] = 1;
    cost[arc] = best + 1 - score[e];
  }
  const int64_t empty = int64_t(best + 1) * (int64_t(needs < people ? needs : people) + 1);
  for (int32_t i = 0; i < needs; i++) {
    const auto arc = graph.arcFromId(edges + i);
    capacity[arc] = seats[i];
    cost[arc] = empty;
  }
  lemon::NetworkSimplex<lemon::SmartDigraph, int64_t, int64_t> simplex(graph);
  simplex.supplyType(simplex.GEQ).upperMap(capacity).costMap(cost).supplyMap(supply);
  const double built = seconds();
  if (simplex.run() != simplex.OPTIMAL) return 1;
  const double solved = seconds();

  int64_t filled = 0, total = 0;
  for (int32_t e = 0; e < edges; e++) {
    if (simplex.flow(graph.arcFromId(e)) == 0) continue;
    filled++;
    total += score[e];
  }
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%lld %lld %.4f %.4f %ld\n", (long long)filled, (long long)total, built - began, solved - built,
              usage.ru_maxrss);
}
