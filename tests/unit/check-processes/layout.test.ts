import { describe, expect, it } from 'vitest'
import { checkLabels } from '../../../scripts/check-processes/labels.ts'
import { checkLayout } from '../../../scripts/check-processes/layout.ts'
import { readProject } from '../../../scripts/check-processes/project.ts'

type Points = [x: number, y: number][]
type Box = [x: number, y: number, width: number, height: number]

const waypoints = (points: Points) =>
  points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')
const drawnLabel = ([x, y, width, height]: Box) =>
  `<bpmndi:BPMNLabel><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNLabel>`
const drawnEdge = (id: string, points: Points, label?: Box) =>
  `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${waypoints(points)}${label ? drawnLabel(label) : ''}</bpmndi:BPMNEdge>`
const drawnTask = (id: string, x: number, y: number) =>
  `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="100" height="80" /></bpmndi:BPMNShape>`

/** Three tasks in one lane, in a row, joined by straight flows; tests move a part of it. */
function drawing({
  askAt = [300, 100],
  way = [
    [200, 140],
    [300, 140],
  ],
  more = [],
  labels = [],
  message = [
    [150, 180],
    [150, 400],
  ],
  poolAt = [20, 50, 730, 200],
}: {
  askAt?: [number, number]
  way?: Points
  more?: Points[]
  /** of the straight flow, then of the others */
  labels?: Box[]
  /** the way of the message to the pool below */
  message?: Points
  poolAt?: Box
} = {}): string {
  const drawnPool = (id: string, [x, y, width, height]: Box) =>
    `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`
  const extra = more.map((points, index) => ({ id: `more-${index}`, points }))
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="urn:x">
  <bpmn:collaboration id="c"><bpmn:participant id="pool" processRef="small" /><bpmn:participant id="others" /><bpmn:messageFlow id="look-tells-others" sourceRef="look" targetRef="others" /></bpmn:collaboration>
  <bpmn:process id="small">
    <bpmn:laneSet id="lanes"><bpmn:lane id="lane"><bpmn:flowNodeRef>look</bpmn:flowNodeRef><bpmn:flowNodeRef>ask</bpmn:flowNodeRef><bpmn:flowNodeRef>tell</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
    <bpmn:task id="look" /><bpmn:task id="ask" /><bpmn:task id="tell" />
    <bpmn:sequenceFlow id="look-to-ask" sourceRef="look" targetRef="ask" />
    ${extra.map(({ id }) => `<bpmn:sequenceFlow id="${id}" sourceRef="look" targetRef="tell" />`).join('')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="p"><bpmndi:BPMNPlane id="plane" bpmnElement="c">
    ${drawnPool('pool', poolAt)}${drawnPool('others', [20, 400, 730, 60])}
    ${drawnEdge('look-tells-others', message)}
    <bpmndi:BPMNShape id="lane_di" bpmnElement="lane"><dc:Bounds x="50" y="50" width="700" height="200" /></bpmndi:BPMNShape>
    ${drawnTask('look', 100, 100)}${drawnTask('ask', ...askAt)}${drawnTask('tell', 500, 100)}
    ${drawnEdge('look-to-ask', way, labels[0])}
    ${extra.map(({ id, points }, index) => drawnEdge(id, points, labels[index + 1])).join('')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`
}

async function problems(text: string): Promise<string[]> {
  const project = await readProject([{ path: 'small/small.bpmn', text }], [])
  expect(project.unreadable).toEqual([])
  return [checkLayout, checkLabels]
    .flatMap((check) => check(project, {} as never))
    .map(({ element, problem }) => `${element}: ${problem}`)
}

/** Flows that leave and reach their tasks and cross the same five others on their way. */
const comb: Points[] = [
  ...Array.from(
    { length: 5 },
    (_, n): Points => [
      [150, 180],
      [150, 190 + n],
      [550, 190 + n],
      [550, 180],
    ],
  ),
  ...Array.from(
    { length: 5 },
    (_, n): Points => [
      [200 + n, 180],
      [200 + n, 210],
      [500 - n, 210],
      [500 - n, 180],
    ],
  ),
]

describe('the check of how a diagram is laid out', () => {
  it('passes tasks in a row', async () => {
    expect(await problems(drawing())).toEqual([])
  })

  it.each([
    { what: 'a node on another one', drawn: { askAt: [180, 100] }, says: 'look: overlaps ask' },
    {
      what: 'a node outside its lane',
      drawn: { askAt: [300, 400] },
      says: 'ask: lies outside lane',
    },
    {
      what: 'a flow that runs diagonally',
      drawn: {
        way: [
          [200, 120],
          [300, 160],
        ],
      },
      says: 'look-to-ask: runs diagonally',
    },
    {
      what: 'a flow that does not touch what it joins',
      drawn: {
        way: [
          [220, 140],
          [300, 140],
        ],
      },
      says: 'look-to-ask: does not touch look',
    },
    {
      what: 'a flow that runs through a node',
      drawn: {
        more: [
          [
            [200, 140],
            [500, 140],
          ],
        ],
      },
      says: 'more-0: runs through ask',
    },
    {
      what: 'a message that runs diagonally',
      drawn: {
        message: [
          [150, 180],
          [220, 400],
        ],
      },
      says: 'look-tells-others: runs diagonally',
    },
    {
      what: 'a message that runs through a node',
      drawn: {
        message: [
          [200, 140],
          [350, 140],
          [350, 400],
        ],
      },
      says: 'look-tells-others: runs through ask',
    },
    {
      what: 'a message that does not reach its pool',
      drawn: {
        message: [
          [150, 180],
          [150, 300],
        ],
      },
      says: 'look-tells-others: does not touch others',
    },
    {
      what: 'a lane outside its pool',
      drawn: { poolAt: [20, 50, 300, 200] },
      says: 'lane: lies outside pool',
    },
    {
      what: 'a label on a node',
      drawn: { labels: [[310, 120, 40, 14]] },
      says: 'look-to-ask: its label covers ask',
    },
    {
      what: 'a label on another one',
      drawn: {
        labels: [
          [220, 110, 40, 14],
          [230, 115, 40, 14],
        ],
        more: [
          [
            [150, 100],
            [150, 80],
            [550, 80],
            [550, 100],
          ],
        ],
      },
      says: 'look-to-ask: its label covers the one of more-0',
    },
    {
      what: 'a flow through a label',
      drawn: { labels: [[230, 133, 40, 14]] },
      says: 'look-to-ask: look-to-ask runs through its label',
    },
    {
      what: 'a label far from what it names',
      drawn: { labels: [[600, 600, 40, 14]] },
      says: 'look-to-ask: its label stands far away',
    },
    {
      what: 'flows that cross too often to be followed',
      drawn: { more: comb },
      says: 'small: has 50 crossings of flows, at most 5 are readable',
    },
  ] as { what: string; drawn: Parameters<typeof drawing>[0]; says: string }[])(
    'refuses $what',
    async ({ drawn, says }) => {
      expect(await problems(drawing(drawn))).toContainEqual(expect.stringContaining(says))
    },
  )
})
